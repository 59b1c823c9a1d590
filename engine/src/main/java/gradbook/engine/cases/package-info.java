/**
 * The one table of cases: every operator, and every function of tensors that is derived from operators, applied to inputs of
 * its domain. Each check of the engine reads this table and nothing else, so that whoever adds an operator adds a row and
 * has all the checks; an operator or a function without a row fails the build.
 *
 * <pre>{@code
 * for (OpCase row : OpCases.ALL) {
 *     GradientCheck.Worst worst = GradientCheck.run(row::apply, row.inputs());
 *     System.out.println(row.name() + " " + worst);
 * }
 * }</pre>
 */
package gradbook.engine.cases;
