package io.github.steadymail.benchmarks;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several racers, lap by lap in turn, so that what else the machine does hits them alike. */
final class Race implements AutoCloseable {
    private final @Nullable ServersProcess servers;
    private final Map<String, Racer> racers = new LinkedHashMap<>();

    /** Makes a race to servers that count what they took; null for others. */
    Race(@Nullable ServersProcess servers) {
        this.servers = servers;
    }

    /** Adds ways to send, under their labels. */
    Race with(Target target, Contender... contenders) throws Exception {
        for (Contender contender : contenders) {
            with(contender.label(), new Crew(contender, target));
        }
        return this;
    }

    Race with(String label, Racer racer) {
        racers.put(label, racer);
        return this;
    }

    /** Warms up, runs, and returns the median lap of each. */
    Map<String, Lap> run(Pace pace) throws Exception {
        Map<String, List<Lap>> laps = new LinkedHashMap<>();
        for (Map.Entry<String, Racer> racer : racers.entrySet()) {
            racer.getValue().run(pace.warmUp());
            laps.put(racer.getKey(), new ArrayList<>());
        }
        Map<String, Long> spent = new LinkedHashMap<>();
        for (int round = 0; round < pace.rounds(); round++) {
            for (Map.Entry<String, Racer> racer : racers.entrySet()) {
                String label = racer.getKey();
                if (spent.getOrDefault(label, 0L) < pace.whole().toNanos()) { // who is slow has had its time
                    long begin = System.nanoTime();
                    Objects.requireNonNull(laps.get(label)).add(counted(racer.getValue(), pace));
                    spent.merge(label, System.nanoTime() - begin, Long::sum);
                }
            }
        }
        Map<String, Lap> medians = new LinkedHashMap<>();
        laps.forEach((label, each) -> medians.put(label, Lap.median(each)));
        return medians;
    }

    /** A lap whose messages the server has, every one, where it counts them. */
    private Lap counted(Racer racer, Pace pace) throws Exception {
        if (servers == null) {
            return racer.run(pace.lap());
        }
        long before = servers.counts().messages();
        Lap lap = racer.run(pace.lap());
        long taken = servers.counts().messages() - before;
        if (taken != lap.messages()) {
            throw new IOException("sent " + lap.messages() + " messages, but the server took " + taken);
        }
        return lap;
    }

    @Override
    public void close() throws IOException, MessagingException {
        for (Racer racer : racers.values()) {
            racer.close();
        }
    }
}
