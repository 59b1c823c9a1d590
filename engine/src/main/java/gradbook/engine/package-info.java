/** The engine: autograd, kernels, numerics and randomness from scratch. The rooms are the packages below. */
package gradbook.engine;
