/**
 * Run records become pages. A page is a function of a record and its experiment, so it can be made again anywhere and
 * compared line by line; a picture, which other fonts draw with other pixels, carries the digest of the data it shows. The
 * room does not know the chapters: the list of experiments is handed in.
 *
 * <pre>{@code
 * ReportFolder run = new ReportFolder(runs.resolve("mnist-mlp-v1"), experiment, record);
 * run.write(datasets).note().ifPresent(System.err::println); // no fonts on this machine, perhaps
 *
 * Reports reports = new Reports(Path.of("reports"), experiments, chapters, datasets);
 * reports.publish(run.folder());
 * List<String> problems = reports.check(); // empty
 * }</pre>
 */
package gradbook.experiments.report;
