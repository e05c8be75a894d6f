package io.github.steadymail.spring;

import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The application on a class path of its own: tells whose transport it has got, without and with the property. */
final class JarOrder {
    static final String PROPERTY = "spring.mail.properties.mail.smtp.class=" + SteadymailTransport.class.getName();

    private JarOrder() {}

    public static void main(String[] args) {
        tell("as it is");
        tell("with the property", PROPERTY);
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String how, String... properties) {
        try (ConfigurableApplicationContext context = Application.start(properties)) {
            JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
            System.out.println(how + ": active is " + Steadymail.isActive(sender.getSession()));
        }
    }
}
