package gradbook.experiments.dataset;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what a fetch reported. */
final class Watcher implements DownloadProgress {
    final List<String> notes = new CopyOnWriteArrayList<>();
    final AtomicLong most = new AtomicLong();

    @Override
    public void advanced(String file, long bytesDone, long bytesTotal) {
        most.accumulateAndGet(bytesDone, Math::max);
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }
}
