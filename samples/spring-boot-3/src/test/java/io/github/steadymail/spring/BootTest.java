package io.github.steadymail.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The tests run on what they say: a release of Spring Boot, and the mail jars that it brings. */
class BootTest {
    @Test
    void springBootIsTheOneOfThisRun() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("steadymail.boot"));
    }

    @Test
    void angusMailIsTheOneOfThisRun() {
        assertThat(ClassPath.ANGUS).hasFileName(System.getProperty("steadymail.angus"));
    }

    @Test
    void theApiIsTheOneOfThisRun() {
        assertThat(ClassPath.api()).isEqualTo(System.getProperty("steadymail.api"));
    }
}
