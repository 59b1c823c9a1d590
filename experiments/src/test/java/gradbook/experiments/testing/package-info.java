/** What the tests of this module share. */
package gradbook.experiments.testing;
