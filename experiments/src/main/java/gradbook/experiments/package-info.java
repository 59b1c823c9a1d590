/** The experiments: what is run, on which data, with which result. The rooms are the packages below. */
package gradbook.experiments;
