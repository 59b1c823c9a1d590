package gradbook.experiments.html;

import gradbook.experiments.html.HtmlContents.Part;
import java.util.List;

/** What helps to find one's way: the contents, and a line above each page. */
final class HtmlNavigation {
    private HtmlNavigation() {}

    /** The list of all pages with a link to each; parts of several pages can be folded. */
    static String contents(List<Part> parts) {
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            if (part.pages().size() == 1) {
                html.append("<p>").append(link(part.pages().get(0))).append("</p>\n");
                continue;
            }
            html.append("<details>\n<summary>")
                    .append(HtmlText.escaped(part.title()))
                    .append("</summary>\n<ul>\n");
            part.pages().forEach(page -> html.append("<li>").append(link(page)).append("</li>\n"));
            html.append("</ul>\n</details>\n");
        }
        return html.toString();
    }

    /** The line that says where one is; a page that is called as its part needs no more. */
    static String place(Part part, HtmlPage page) {
        String above = part.title().equals(page.name())
                ? ""
                : "<span class=\"part\">" + HtmlText.escaped(part.title()) + "</span> ";
        return "<p class=\"place\"><a href=\"#contents\">Contents</a> " + above + "<span>"
                + HtmlText.escaped(page.name()) + "</span></p>\n";
    }

    private static String link(HtmlPage page) {
        String summary = page.summary().isEmpty() ? "" : "<small>" + HtmlText.escaped(page.summary()) + "</small>";
        return "<a href=\"#" + HtmlText.escaped(page.id()) + "\">" + HtmlText.escaped(page.name()) + summary + "</a>";
    }
}
