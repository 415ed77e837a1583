package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class LateManagementTest {

    /** What a bean of this test offers: its name must be the class's with MBean behind it. */
    public interface NumberMBean {
        /** A number. */
        int getValue();
    }

    /** A bean. */
    public static final class Number implements NumberMBean {
        @Override
        public int getValue() {
            return 7;
        }
    }

    private final LateManagement management = new LateManagement();
    private final MBeanServer server = management.newMBeanServer("test", null, management.newMBeanServerDelegate());

    @Test
    void knows_what_was_registered() throws Exception {
        ObjectName name = new ObjectName("test:type=Number");
        server.registerMBean(new Number(), name);

        assertThat(server.getAttribute(name, "Value")).isEqualTo(7);
        assertThat(server.isRegistered(name)).isTrue();
    }

    @Test
    void fails_as_any_other_where_nothing_is_registered() throws Exception {
        ObjectName name = new ObjectName("test:type=Unknown");

        assertThatThrownBy(() -> server.getAttribute(name, "Value")).isInstanceOf(InstanceNotFoundException.class);
    }
}
