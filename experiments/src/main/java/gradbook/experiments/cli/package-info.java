/**
 * The command line: {@code gradbook list}, {@code run}, {@code report}, {@code doctor}. Results go to standard output,
 * everything about the way there to standard error. Exit codes: 0 done, 1 failed, 2 not understood.
 *
 * <pre>{@code
 * int exitCode = Gradbook.commandLine(new PrintWriter(System.out, true), new PrintWriter(System.err, true))
 *         .execute("run", "mnist-mlp", "--epochs", "3");
 * }</pre>
 */
package gradbook.experiments.cli;
