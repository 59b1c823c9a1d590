/** What only time brings to light. */
package gradbook.experiments.reliability;
