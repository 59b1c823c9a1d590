/**
 * Running an experiment and recording what came of it. An experiment gets a configuration, a recorder and its data; the
 * runner turns what was recorded into a run record, whose {@code result} part holds nothing that another machine would
 * measure differently.
 *
 * <pre>{@code
 * Experiment<?> experiment = new MnistMlpV1();
 * ObjectNode configuration = Overrides.NONE.applyTo(experiment);
 * RunRecord record = new Runner(home, datasets, progress).run(experiment, configuration, threads);
 * RunRecordFile.write(folder.resolve("record.json"), record);
 * }</pre>
 */
package gradbook.experiments.run;
