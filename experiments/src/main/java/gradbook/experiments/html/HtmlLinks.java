package gradbook.experiments.html;

import gradbook.experiments.io.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the links on pages lead: to a place in the book, into the web, or to a file of the repository, which a reader of the book
 * alone does not have.
 */
final class HtmlLinks {
    private static final Pattern WEB = Pattern.compile("^(https?|mailto):");

    private final Path reports;
    private final Path repository;
    private final Map<Path, HtmlPage> pages;

    HtmlLinks(Path reports, Collection<HtmlPage> pages) {
        this.reports = reports;
        this.repository = reports.getParent();
        this.pages = pages.stream().collect(Collectors.toMap(HtmlPage::file, Function.identity()));
    }

    /**
     * The address to use in the book; none if the link leads to a file that is not a page.
     *
     * @throws Failure if there is no such file, or no such heading on the page
     */
    Optional<String> address(HtmlPage from, String destination) {
        if (WEB.matcher(destination).find()) {
            return Optional.of(destination);
        }
        int hash = destination.indexOf('#');
        String fragment = hash < 0 ? "" : destination.substring(hash + 1);
        return page(hash == 0 ? from.file() : file(from, destination))
                .map(page -> "#"
                        + page.anchor(fragment)
                                .orElseThrow(() -> new Failure(from.file() + " links to " + destination + ", but "
                                        + page.file() + " has no such heading; correct the link")));
    }

    /**
     * The file that a link leads to. Sources and texts beside the reports need not be there: reports may lie alone, and the book
     * only names such a file.
     *
     * @throws Failure if it should be among the reports and is not, or is outside the repository
     */
    Path file(HtmlPage from, String destination) {
        Path file =
                from.file().resolveSibling(destination.replaceFirst("#.*", "")).normalize();
        if (!file.startsWith(repository) || file.startsWith(reports) && !Files.exists(file)) {
            throw new Failure(from.file() + " links to " + destination
                    + ", and there is no such file in the repository; restore it, or run `gradbook report`");
        }
        return file;
    }

    /** The path of a file as one would type it at the top of the repository. */
    String inRepository(Path file) {
        return repository.relativize(file).toString().replace('\\', '/');
    }

    /** A folder stands for its README, as on code-hosting sites. */
    private Optional<HtmlPage> page(Path file) {
        return Optional.ofNullable(pages.getOrDefault(file, pages.get(file.resolve("README.md"))));
    }
}
