package io.github.steadymail.scripted;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one connection brings; safe for use by several threads. */
final class Recorder {

    private static final int MOST_OCTETS = 64 * 1024 * 1024;

    private final List<String> lines = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<Conversation.Chunk> chunks = new ArrayList<>();
    private final ByteArrayOutputStream chunked = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean secure;
    private Ending ending = Ending.IN_PROGRESS;
    private Optional<Deviation> deviation = Optional.empty();

    /** Returns whether there was room for the octets. */
    synchronized boolean received(byte[] octets, int from, int length) {
        if (length > MOST_OCTETS - received.size()) {
            return false;
        }
        received.write(octets, from, length);
        return true;
    }

    synchronized void line(String line) {
        lines.add(line);
        String verb = Text.verb(line);
        if (verb.equalsIgnoreCase("RSET") || verb.equalsIgnoreCase("MAIL")) {
            chunked.reset();
        }
    }

    synchronized void content(byte[] raw, byte[] message) {
        contents.add(raw);
        messages.add(message);
    }

    synchronized void chunk(byte[] octets, boolean last) {
        chunks.add(new Conversation.Chunk(octets, last));
        chunked.writeBytes(octets);
        if (last) {
            content(chunked.toByteArray(), chunked.toByteArray());
            chunked.reset();
        }
    }

    synchronized void secured() {
        secure = true;
    }

    synchronized void deviated(Deviation what) {
        deviation = Optional.of(what);
    }

    synchronized void ended(Ending how) {
        ending = how;
    }

    synchronized Optional<Deviation> deviation() {
        return deviation;
    }

    synchronized boolean hasEnded() {
        return ending != Ending.IN_PROGRESS;
    }

    synchronized Conversation snapshot() {
        return new Conversation(lines, contents, messages, chunks, received.toByteArray(), secure, ending, deviation);
    }
}
