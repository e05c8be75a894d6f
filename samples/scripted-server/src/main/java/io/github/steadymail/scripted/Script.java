package io.github.steadymail.scripted;

import java.util.List;
import java.util.Optional;

/** The steps of each connection; those from {@code loop} on serve all further connections in turn. */
record Script(List<List<Step>> connections, int loop) {

    /** The steps of the connection with this index, counted from 0. */
    Optional<List<Step>> connection(int index) {
        int count = connections.size();
        if (index < count) {
            return Optional.of(connections.get(index));
        }
        return loop < count ? Optional.of(connections.get(loop + (index - loop) % (count - loop))) : Optional.empty();
    }
}
