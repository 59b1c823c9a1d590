/** Single kernels timed by JMH; {@code Kernels} is its program. */
package gradbook.interop.pytorch.benchmark.kernel;
