package io.github.steadymail.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final CountDownLatch cut = new CountDownLatch(1);
    private final Alarm alarm = new Alarm(cut::countDown, Watchdog.on(null));

    /** The call under the deadline may have had its reply at that very moment. */
    @Test
    void whatWasCutStaysCutWhateverComesNext() throws Exception {
        alarm.set(Deadline.after(Duration.ofMillis(1)));
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        alarm.set(Deadline.NONE);
        assertThat(alarm.hasCut()).isTrue();
    }

    @Test
    void whatEndsInTimeIsNotCut() {
        alarm.set(Deadline.after(Duration.ofHours(1)));
        alarm.off();
        assertThat(alarm.hasCut()).isFalse();
    }
}
