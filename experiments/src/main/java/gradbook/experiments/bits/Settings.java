package gradbook.experiments.bits;

import java.util.List;
import java.util.stream.Stream;

/** The settings to compare: each varied alone under each JDK, and some together. */
public final class Settings {
    private Settings() {}

    /** All of them that exist on this machine; the first of each length is what the others are compared with. */
    public static List<Setting> full(List<Jdk> jdks) {
        return jdks.stream().flatMap(Settings::full).filter(Setting::exists).toList();
    }

    /** Those that found something once or are far from each other, for every build. */
    public static List<Setting> quick(List<Jdk> jdks) {
        Setting oldest = Setting.plain(jdks.get(0));
        Setting newest = Setting.plain(jdks.get(jdks.size() - 1));
        return Stream.of(
                        oldest,
                        oldest.withoutVectors(),
                        oldest.with("-XX:UseAVX=0"),
                        oldest.with("-XX:MaxVectorSize=32").threads(2),
                        oldest.withoutVectors().with("-XX:TieredStopAtLevel=1"),
                        newest,
                        newest.withoutVectors(),
                        newest.with("-XX:UseAVX=2"),
                        newest.with("-XX:-UseFMA").threads(2),
                        oldest.shorter(),
                        oldest.shorter().tinyShares(3),
                        newest.shorter().tinyShares(8),
                        newest.shorter().withoutVectors().with("-Xint"))
                .distinct()
                .filter(Setting::exists)
                .toList();
    }

    private static Stream<Setting> full(Jdk jdk) {
        Setting plain = Setting.plain(jdk);
        return Stream.of(
                        plain,
                        plain.threads(2),
                        plain.threads(3),
                        plain.withoutVectors(),
                        plain.withoutVectors().threads(2),
                        plain.with("-XX:UseAVX=3"),
                        plain.with("-XX:UseAVX=2"),
                        plain.with("-XX:UseAVX=1"),
                        plain.with("-XX:UseAVX=0"),
                        plain.with("-XX:MaxVectorSize=64"),
                        plain.with("-XX:MaxVectorSize=32"),
                        plain.with("-XX:MaxVectorSize=16"),
                        plain.with("-XX:-UseFMA"),
                        plain.with("-XX:-TieredCompilation"),
                        plain.with("-XX:TieredStopAtLevel=1"),
                        plain.withoutVectors().with("-XX:TieredStopAtLevel=1"),
                        plain.withoutVectors().with("-XX:UseAVX=2"),
                        plain.withoutVectors().with("-XX:UseAVX=0").threads(2),
                        plain.withoutVectors().with("-XX:-UseSuperWord"),
                        plain.shorter(),
                        plain.shorter().tinyShares(1),
                        plain.shorter().tinyShares(2),
                        plain.shorter().tinyShares(3),
                        plain.shorter().tinyShares(8),
                        plain.shorter().with("-XX:UseAVX=2").tinyShares(8),
                        plain.shorter().with("-XX:-UseFMA").tinyShares(3),
                        plain.shorter().withoutVectors().tinyShares(3),
                        // without the module: an interpreted vector is objects, and 4 steps of them take five minutes
                        // and more
                        plain.shorter().withoutVectors().with("-Xint"))
                .distinct();
    }
}
