package dev.priori;

import dev.priori.wiring.AssessWiring;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The assess interface, for tests outside this package. */
@TestConfiguration(proxyBeanMethods = false)
@Import({EdgeWiring.class, AssessWiring.class})
public class AssessServer {}
