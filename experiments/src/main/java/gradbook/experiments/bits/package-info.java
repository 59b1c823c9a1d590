/**
 * The promise of equal bits, put to the test: small networks of every kind are trained in JVMs of their own, under other JDKs,
 * compilers, vector units and numbers of threads, and their losses, weights and outputs must have the same digests.
 *
 * <pre>{@code
 * Agreement agreement = new Agreement();
 * for (Setting setting : Settings.quick(Jdk.installed())) {
 *     List<String> cells = agreement.add(ChildJvm.run(setting));   // "same", or what differs, for each network
 * }
 * agreement.problems();                                             // a sentence each; none is a promise kept
 * }</pre>
 */
package gradbook.experiments.bits;
