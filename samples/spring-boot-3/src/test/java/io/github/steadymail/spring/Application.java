package io.github.steadymail.spring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that has nothing but mail, and leaves setting it up to Boot. */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
class Application {

    /** Starts it with these properties, and what it needs to find a server on loopback. */
    static ConfigurableApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.properties.mail.smtp.localhost=client.example.test",
                "spring.mail.properties.mail.smtp.timeout=1500",
                "spring.mail.properties.mail.smtp.connectiontimeout=1500"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(all.toArray(String[]::new))
                .run();
    }
}
