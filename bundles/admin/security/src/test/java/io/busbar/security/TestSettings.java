package io.busbar.security;

import java.lang.annotation.Annotation;

/** Settings as Config Admin would hand them over. */
@SuppressWarnings({"BadAnnotationImplementation", "ImmutableAnnotationChecker"})
final class TestSettings implements SecuritySettings.Settings {

    private boolean open = true;
    private String[] permissions = {"VIEW", "DIAGNOSE", "EXPORT"};
    private int idle = 60;
    private int most = 200;

    TestSettings open(boolean value) {
        open = value;
        return this;
    }

    TestSettings permissions(String... value) {
        permissions = value;
        return this;
    }

    TestSettings idle(int minutes) {
        idle = minutes;
        return this;
    }

    TestSettings most(int sessions) {
        most = sessions;
        return this;
    }

    @Override
    public boolean user_open() {
        return open;
    }

    @Override
    public String[] user_permissions() {
        return permissions.clone();
    }

    @Override
    public int session_idle_minutes() {
        return idle;
    }

    @Override
    public int session_longest_hours() {
        return 12;
    }

    @Override
    public int session_most() {
        return most;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SecuritySettings.Settings.class;
    }
}
