package io.github.steadymail.words;

import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many phrases, found in a text at once: a trie over words, walked from each word of the text.
 *
 * <p>A walk is no longer than the longest phrase, and gaps and parentheses multiply it by a bounded number: for the same
 * phrases the steps grow with the length of the text and with nothing else. Filled by one thread, then used by any.
 */
public final class Phrases {
    private static final int ROOT = 0;
    private static final int NO_ELEMENT = -100;
    private static final int WIDEST_GAP = 8;
    private static final int MOST_GAPS = 2;
    /** Each with many alternatives may double the ways through a phrase. */
    private static final int MOST_GROUPS = 8;

    /** From how many alternatives on what follows them is shared. */
    private static final int MANY_WAYS = 6;

    /** Room for the built-in rules, so that nothing grows while they are read. */
    private static final int NODES = 16_384;

    private static final int EDGES = 2 * NODES;

    private static final int[] NOTHING = {};

    private final Vocabulary vocabulary = new Vocabulary();
    private long[] edges = new long[EDGES];
    private int[] targets = new int[EDGES];
    private int edgeCount;
    private int[][] found = new int[NODES][];
    private int[][] links = new int[NODES][];
    private boolean[] gaps = new boolean[NODES];
    /** For each node, which tokens may follow it, by their lowest bits: most do not, and are not looked up. */
    private long[] following = new long[NODES];

    private int nodeCount = 1;
    private volatile int @Nullable [] firsts;
    private final PhraseReader reader = new PhraseReader(vocabulary);
    /** Where the phrase that is being added has got to. */
    private int[] ends = {ROOT};

    /** Makes an empty set of phrases. */
    public Phrases() {
        Arrays.fill(found, NOTHING);
        Arrays.fill(links, NOTHING);
        Spans.teach(vocabulary);
    }

    /** Is told of each phrase that stands in a text. */
    public interface Finder {
        /**
         * Takes one finding.
         *
         * @param number the number under which the phrase was added
         * @param from the first of its words
         * @param to the word behind its last
         */
        void found(int number, int from, int to);
    }

    /**
     * Adds a phrase, in the notation that the rule files describe.
     *
     * @param phrase the phrase
     * @param number what {@link Finder} is told
     * @throws IllegalArgumentException if the notation is wrong
     */
    public void add(String phrase, int number) {
        firsts = null;
        ends = new int[] {ROOT};
        reader.begin(phrase);
        int gapsSoFar = 0;
        int groups = 0;
        boolean words = false;
        int last = NO_ELEMENT;
        for (int element = reader.next(); element != PhraseReader.NOTHING; element = reader.next()) {
            gapsSoFar += element == PhraseReader.GAP ? 1 : 0;
            if (element == PhraseReader.OPEN) {
                if (++groups > MOST_GROUPS) {
                    throw new IllegalArgumentException("more than " + MOST_GROUPS + " pairs of parentheses: " + phrase);
                }
                words |= appendAlternatives();
            } else {
                append(element);
                words |= element > 0;
            }
            if (element == PhraseReader.GAP && (!words || last == PhraseReader.GAP)) {
                throw new IllegalArgumentException("a gap has nothing before it: " + phrase);
            }
            last = element;
        }
        if (!words || last == PhraseReader.GAP || gapsSoFar > MOST_GAPS) {
            throw new IllegalArgumentException("the phrase can match without a word, ends with a gap, or has more than "
                    + MOST_GAPS + ": " + phrase);
        }
        for (int end : ends) {
            found[end] = Arrays.copyOf(found[end], found[end].length + 1);
            found[end][found[end].length - 1] = number;
        }
    }

    private void append(int token) {
        join();
        for (int i = 0; i < ends.length; i++) {
            ends[i] = appended(ends[i], token);
        }
    }

    /** Appends alternatives up to their end. Returns whether each has a word. */
    private boolean appendAlternatives() {
        join();
        int[] begins = ends;
        int[] all = new int[8 * begins.length];
        int size = 0;
        boolean words = true;
        int element = PhraseReader.BAR;
        while (element != PhraseReader.CLOSE) {
            if (size + begins.length > all.length) {
                all = Arrays.copyOf(all, 2 * all.length);
            }
            System.arraycopy(begins, 0, all, size, begins.length);
            boolean empty = true;
            for (element = reader.next();
                    element != PhraseReader.BAR && element != PhraseReader.CLOSE;
                    element = reader.next()) {
                empty &= element <= 0;
                for (int i = size; i < size + begins.length; i++) {
                    all[i] = appended(all[i], element);
                }
            }
            words &= !empty;
            size += begins.length;
        }
        ends = Arrays.copyOf(all, size);
        return words;
    }

    private int appended(int node, int element) {
        gaps[node] |= element == PhraseReader.GAP;
        return childOrNew(node, element);
    }

    /** Makes many ends one node, so that what follows them is there once. */
    private void join() {
        if (ends.length < MANY_WAYS) {
            return;
        }
        int join = newNode();
        boolean root = false;
        for (int end : ends) {
            root |= end == ROOT;
            if (end != ROOT) {
                links[end] = Arrays.copyOf(links[end], links[end].length + 1);
                links[end][links[end].length - 1] = join;
            }
        }
        ends = root ? new int[] {join, ROOT} : new int[] {join}; // a text begins anew at each word, at the root only
    }

    private int childOrNew(int parent, int token) {
        int known = child(parent, token);
        if (known > 0) {
            return known;
        }
        if (2 * (edgeCount + 1) > edges.length) {
            grow();
        }
        int node = newNode();
        put(key(parent, token), node);
        following[parent] |= 1L << token;
        edgeCount++;
        return node;
    }

    private int newNode() {
        if (nodeCount == found.length) {
            found = Arrays.copyOf(found, 2 * nodeCount);
            Arrays.fill(found, nodeCount, found.length, NOTHING);
            links = Arrays.copyOf(links, 2 * nodeCount);
            Arrays.fill(links, nodeCount, links.length, NOTHING);
            gaps = Arrays.copyOf(gaps, 2 * nodeCount);
            following = Arrays.copyOf(following, 2 * nodeCount);
        }
        return nodeCount++;
    }

    private void put(long key, int target) {
        int slot = slot(key);
        edges[slot] = key;
        targets[slot] = target;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[2 * oldEdges.length];
        targets = new int[edges.length];
        for (int i = 0; i < oldEdges.length; i++) {
            if (oldTargets[i] > 0) {
                put(oldEdges[i], oldTargets[i]);
            }
        }
    }

    private static long key(int parent, int token) {
        return ((long) parent << 32) | (token & 0xFFFFFFFFL);
    }

    private int slot(long key) {
        int mask = edges.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (targets[slot] > 0 && edges[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The node below; 0 if there is none, as nothing leads back to the root. */
    private int child(int parent, int token) {
        if ((following[parent] & 1L << token) == 0) {
            return ROOT;
        }
        return targets[slot(key(parent, token))];
    }

    /**
     * Reads the words of a reply.
     *
     * @param reply the reply
     * @return its words
     */
    public ReplyWords wordsOf(SmtpReply reply) {
        return ReplyWords.of(reply, vocabulary);
    }

    /**
     * Finds all phrases in a text.
     *
     * @param words the text's words, as {@link #wordsOf} reads them
     * @param finder is told of each
     * @return how many steps it took
     */
    public long find(ReplyWords words, Finder finder) {
        long steps = 0;
        for (int i = 0; i < words.size(); i++) {
            int token = words.token(i);
            int node = token == Vocabulary.UNKNOWN ? ROOT : first(token);
            steps += node == ROOT ? 1 : walk(node, words, i, i + 1, finder);
        }
        return steps;
    }

    /** The node of a phrase's first word: looked up for every word of a text, and so without hashing. */
    private int first(int token) {
        int[] known = firsts;
        if (known == null) {
            known = new int[vocabulary.size() + 1];
            for (int i = 1; i < known.length; i++) {
                known[i] = child(ROOT, i);
            }
            firsts = known;
        }
        return token > 0 && token < known.length ? known[token] : child(ROOT, token);
    }

    private long walk(int begin, ReplyWords words, int from, int next, Finder finder) {
        long steps = 1;
        int node = begin;
        int i = next;
        while (true) {
            for (int number : found[node]) {
                finder.found(number, from, i);
            }
            int token = i < words.size() ? words.token(i) : Vocabulary.UNKNOWN;
            for (int join : links[node]) {
                boolean mayFollow = (following[join] & 1L << token) != 0;
                if (mayFollow || gaps[join] || links[join].length > 0 || found[join].length > 0) {
                    steps += walk(join, words, from, i, finder);
                }
            }
            if (gaps[node]) {
                int behind = child(node, PhraseReader.GAP);
                for (int j = i; j < Math.min(words.size(), i + WIDEST_GAP + 1); j++) {
                    int later = words.token(j);
                    int far = later == Vocabulary.UNKNOWN ? ROOT : child(behind, later);
                    steps += far == ROOT ? 1 : walk(far, words, from, j + 1, finder);
                }
            }
            node = token == Vocabulary.UNKNOWN ? ROOT : child(node, token);
            if (node == ROOT) {
                return steps;
            }
            steps++;
            i++;
        }
    }

    /**
     * Reads the span of time that begins at a word, after a few that only introduce it.
     *
     * @param words the text's words
     * @param index the index of a word
     * @return the span, null if there is none
     */
    public static @Nullable Duration spanAt(ReplyWords words, int index) {
        return Spans.at(words, index);
    }

    /** How many nodes the trie has: what the phrases cost. */
    int size() {
        return nodeCount;
    }

    /**
     * Returns the part of a reply's text that a finding covers.
     *
     * @param reply the reply
     * @param from the first of its words
     * @param to the word behind its last
     * @return the text, its lines joined by spaces
     */
    public String covered(SmtpReply reply, int from, int to) {
        return ReplyWords.withPlaces(reply, vocabulary).in(String.join(" ", reply.lines()), from, to);
    }
}
