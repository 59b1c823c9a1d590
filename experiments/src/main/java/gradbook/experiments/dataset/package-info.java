/**
 * The pinned data sets. Each is a list of {@link gradbook.experiments.dataset.PinnedFile}: a name, a size and a
 * SHA-256. The bytes are taken from the first place that has them (the cache, the folder the user named, the mirrors, a
 * package) and it does not matter which, because nothing enters the cache unchecked and nothing leaves it unchecked. A
 * file that was altered is refused, never repaired in silence. The repository holds no data.
 *
 * <pre>{@code
 * DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
 * Mnist.SET.status(cache).forEach(file -> System.out.println(file.path() + ": " + file.state()));
 * try (DownloadBar bar = DownloadBar.onStandardError()) {
 *     ImageParts mnist = Mnist.SET.load(cache, Optional.empty(), bar);
 *     int first = mnist.train().labels()[0]; // 5
 * }
 * }</pre>
 */
package gradbook.experiments.dataset;
