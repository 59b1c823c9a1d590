/**
 * All pages of {@code reports/} as one file that needs nothing else: it is read on a phone, in a train, years from now. Pictures
 * stand in it, links between pages lead to places in it, and it loads nothing. It is a function of the pages and pictures that
 * lie there, and of nothing else.
 *
 * <p>A page is Markdown; {@link gradbook.experiments.html.HtmlPage} reads it, {@code HtmlContents} puts all of them in order,
 * {@code HtmlLinks} knows where a link leads, {@code HtmlNodes} writes what a book writes otherwise than a web site, and
 * {@code book.css} says how it looks.
 *
 * <pre>{@code
 * HtmlBook book = HtmlBook.of(Path.of("reports"), Catalogue.ALL, Catalogue.CHAPTERS);
 * Path file = book.write(); // reports/index.html
 * }</pre>
 */
package gradbook.experiments.html;
