/** What of the experiments others judge: how their networks train. */
package gradbook.experiments.golden;
