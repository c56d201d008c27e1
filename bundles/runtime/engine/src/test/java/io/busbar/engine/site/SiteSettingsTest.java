package io.busbar.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SiteSettingsTest {

    @Test
    void nameAndZoneAreThoseOfTheSettings() {
        SiteSettings site = new SiteSettings(settings(" Hospital ", "Europe/Paris"));

        assertThat(site.name()).isEqualTo("Hospital");
        assertThat(site.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void withoutSettingsTheMachineDecides() {
        SiteSettings site = new SiteSettings(settings("", ""));

        assertThat(site.name()).isEqualTo("Busbar");
        assertThat(site.zone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void zoneThatIsNoneLeavesTheOneBefore() {
        SiteSettings site = new SiteSettings(settings("Hospital", "Asia/Tokyo"));

        site.modified(settings("Clinic", "Mars/Olympus"));

        assertThat(site.name()).isEqualTo("Clinic");
        assertThat(site.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    private static SiteSettings.Settings settings(String name, String zone) {
        return new FixedSettings(name, zone);
    }

    @SuppressWarnings("BadAnnotationImplementation")
    private record FixedSettings(String name, String zone) implements SiteSettings.Settings {
        @Override
        public Class<? extends Annotation> annotationType() {
            return SiteSettings.Settings.class;
        }
    }
}
