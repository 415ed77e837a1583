package dev.aludel.script.python;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Makes servers of management beans that register theirs when they are first asked for something. GraalPy wants the JVM's
 * server as soon as its classes load, to reach for it when somebody collects garbage by hand; to register all the JVM has
 * to tell takes as long as a tenth of starting Python. The launcher names this class to the JVM.
 */
public final class LateManagement extends MBeanServerBuilder {

    private record Bean(Object bean, ObjectName name) {}

    /** One that registers late what it is given. */
    @Override
    public MBeanServer newMBeanServer(String defaultDomain, @Nullable MBeanServer outer, MBeanServerDelegate delegate) {
        MBeanServer server = super.newMBeanServer(defaultDomain, outer, delegate);
        List<Bean> waiting = new ArrayList<>();
        return (MBeanServer) Proxy.newProxyInstance(
                MBeanServer.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, (proxy, method, arguments) -> {
                    synchronized (waiting) {
                        if (method.getName().equals("registerMBean")) {
                            waiting.add(new Bean(arguments[0], (ObjectName) arguments[1]));
                            return null;
                        }
                        for (Bean bean : waiting) {
                            server.registerMBean(bean.bean(), bean.name());
                        }
                        waiting.clear();
                    }
                    try {
                        return method.invoke(server, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
