/** Runs an experiment again and holds it to its record, so that the first bit that differs has a name. */
package gradbook.experiments.verify;
