/**
 * Running an experiment and recording what came of it. An experiment gets a configuration, a recorder and its data; the
 * runner turns what was recorded into a run record, whose {@code result} part holds nothing that another machine would
 * measure differently.
 *
 * <pre>{@code
 * Runner runner = new Runner(home, datasets, Progress.NONE, 2);
 * RunRecord record = runner.run(new MnistMlpV1(), Overrides.NONE);
 * double accuracy = record.result().metrics().value("testAccuracy");
 * RunRecordFile.write(folder.resolve("record.json"), record);
 * }</pre>
 */
package gradbook.experiments.run;
