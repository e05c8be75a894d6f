/** Spring Boot's {@code JavaMailSender} on the drop-in: the same tests for Spring Boot 3 and 4. */
@NullMarked
package io.github.steadymail.spring;

import org.jspecify.annotations.NullMarked;
