package io.github.steadymail.words;

import java.util.Arrays;

/**
 * Gives each word that some phrase uses a number; every other word is {@link #UNKNOWN}.
 *
 * <p>An open hash table over folded characters: looking up a word allocates nothing. Filled by one thread, then read by
 * any.
 */
final class Vocabulary {
    static final int UNKNOWN = 0;

    static final int HASH_FACTOR = 31;

    private char[][] words = new char[8192][];
    private int[] numbers = new int[8192];
    private int size;

    /** One step of a word's hash. */
    static int hash(int hash, char folded) {
        return hash * HASH_FACTOR + folded;
    }

    int size() {
        return size;
    }

    /** The number of the word in the first characters of a buffer, a new one if it is new. */
    int add(char[] folded, int length, int hash) {
        int slot = slot(folded, length, hash);
        if (words[slot] == null) {
            if (2 * (size + 1) > words.length) {
                grow();
                slot = slot(folded, length, hash);
            }
            words[slot] = Arrays.copyOf(folded, length);
            numbers[slot] = ++size;
        }
        return numbers[slot];
    }

    /** The same of a word that is folded already. */
    int add(String folded) {
        char[] word = folded.toCharArray();
        return add(word, word.length, hash(word));
    }

    private static int hash(char[] word) {
        int hash = 0;
        for (char c : word) {
            hash = hash(hash, c);
        }
        return hash;
    }

    /** The number of the word in the first characters of a buffer, of which the hash is known. */
    int number(char[] folded, int length, int hash) {
        int slot = slot(folded, length, hash);
        return words[slot] == null ? UNKNOWN : numbers[slot];
    }

    private int slot(char[] folded, int length, int hash) {
        int mask = words.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (words[slot] != null && !isAt(slot, folded, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int slot, char[] folded, int length) {
        char[] word = words[slot];
        if (word.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word[i] != folded[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        char[][] oldWords = words;
        int[] oldNumbers = numbers;
        words = new char[2 * oldWords.length][];
        numbers = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            char[] word = oldWords[i];
            if (word != null) {
                int slot = slot(word, word.length, hash(word));
                words[slot] = word;
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
