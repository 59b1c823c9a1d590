package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The page over what can go wrong and what happens then, {@code reports/reliability/}. */
final class ReliabilityPage {
    static final String FILE = "README.md";

    private ReliabilityPage() {}

    static IllustratedPage of(Path reports, Faults faults, Optional<Soak> soak) {
        Path folder = reports.resolve(Faults.FOLDER);
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), render(faults, soak)),
                soak.stream()
                        .map(measured -> GeneratedPicture.in(folder, new SoakPicture(measured)))
                        .toList());
    }

    /** The page in Markdown. */
    static String render(Faults faults, Optional<Soak> soak) {
        Markdown page = new Markdown()
                .heading(1, "What can go wrong, and what happens then")
                .paragraph(
                        "Each line is a test of every build: the fault is real, or as near to it as a test can come, and what "
                                + "the program does is what the test expects.")
                .table(
                        List.of("", "fault", "outcome", "test"),
                        faults.faults().stream()
                                .map(fault -> List.of(
                                        fault.area(), fault.fault(), fault.outcome(), Markdown.code(fault.test())))
                                .toList())
                .heading(2, "Ended and gone on with")
                .paragraph(
                        "A build kills a training a few times; this does it fifty times, at random moments and while it writes, "
                                + "under the oldest and the newest JDK in turn and with one thread and two, and compares every record that comes "
                                + "of it with that of a run nobody disturbed:")
                .shell("scripts/verify-resume");
        soak.ifPresent(measured -> add(page, measured));
        return page.toString();
    }

    private static void add(Markdown page, Soak soak) {
        SoakPicture picture = new SoakPicture(soak);
        page.heading(2, "Memory over an hour")
                .paragraph(String.format(
                        Locale.ROOT,
                        "One process trained %s in turn, with their models, for %.0f minutes: %d runs.",
                        String.join(", ", soak.experiments()),
                        soak.last().minutes(),
                        soak.last().runs()))
                .picture(picture.alternative(), picture.file())
                .paragraph("After the first quarter of the time the process held "
                        + extent(soak, Soak.Sample::residentMegabytes) + " MB, and its heap after a collection "
                        + extent(soak, Soak.Sample::heapMegabytes) + " MB; at the end, "
                        + format(soak.last().residentMegabytes()) + " and "
                        + format(soak.last().heapMegabytes())
                        + " MB. Measured on " + soak.machine() + ", JDK " + soak.jdk() + ". This measures it anew:")
                .shell("scripts/soak");
    }

    private static String extent(Soak soak, ToDoubleFunction<Soak.Sample> of) {
        double least = soak.settled().stream().mapToDouble(of).min().orElseThrow();
        double most = soak.settled().stream().mapToDouble(of).max().orElseThrow();
        return format(least) + " to " + format(most);
    }

    private static String format(double megabytes) {
        return String.format(Locale.ROOT, "%.0f", megabytes);
    }
}
