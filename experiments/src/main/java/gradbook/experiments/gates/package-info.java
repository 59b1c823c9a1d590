/**
 * What gates are for: a plain recurrent network, a GRU and an LSTM on two tasks that cannot be done without remembering something for a long
 * time, and how far back their gradients reach.
 */
package gradbook.experiments.gates;
