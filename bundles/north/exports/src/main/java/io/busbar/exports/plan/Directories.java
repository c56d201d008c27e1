package io.busbar.exports.plan;

import io.busbar.exports.format.FileFacts;
import io.busbar.exports.format.FileNames;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory of a file, by the template of its destination. */
public final class Directories {

    private static final List<String> FIELDS =
            List.of("{site}", "{server}", "{device}", "{type}", "{year}", "{month}", "{day}");
    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+)}");
    private static final int LONGEST = 200;

    private Directories() {}

    /** The fields that there are, for people. */
    public static String fields() {
        return String.join(" ", FIELDS);
    }

    /** Whether this can be a template: no step up, nothing hidden, no unknown field. */
    public static boolean isTemplate(String directory) {
        if (directory.length() > LONGEST
                || directory.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == '?' || c == '#')) {
            return false;
        }
        Matcher fields = FIELD.matcher(directory);
        if (!fields.results().allMatch(field -> FIELDS.contains(field.group()))
                || fields.replaceAll("").matches(".*[{}].*")) {
            return false;
        }
        return Arrays.stream(directory.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** The directory of a file. */
    public static String of(String template, FileFacts facts) {
        LocalDate day = LocalDate.ofInstant(facts.end(), facts.zone());
        return FIELD.matcher(template)
                .replaceAll(field -> Matcher.quoteReplacement(
                        switch (field.group()) {
                            case "{site}" -> FileNames.part(facts.siteName());
                            case "{server}" -> FileNames.part(facts.serverName());
                            case "{device}" -> facts.namePart();
                            case "{type}" -> facts.type();
                            case "{year}" -> String.format(Locale.ROOT, "%04d", day.getYear());
                            case "{month}" -> String.format(Locale.ROOT, "%02d", day.getMonthValue());
                            default -> String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
                        }));
    }
}
