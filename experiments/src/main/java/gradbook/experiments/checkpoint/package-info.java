/** What a training needs to go on after it was ended: kept while it runs, so that little is lost. */
package gradbook.experiments.checkpoint;
