package io.busbar.exports.format;

/** Parts of names of files and of keys, between which {@code _} stands. */
public final class FileNames {

    private FileNames() {}

    /** A name as such a part: whatever is not a letter, digit, {@code @}, {@code .} or {@code -} becomes {@code -}; never empty, never hidden. */
    public static String part(String name) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean kept = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '@' || c == '.';
            part.append(kept ? c : '-');
        }
        int start = 0;
        while (start < part.length()
                && (part.charAt(start) == '.' || part.charAt(start) == '-' || part.charAt(start) == '@')) {
            start++;
        }
        return start == part.length() ? "x" : part.substring(start);
    }
}
