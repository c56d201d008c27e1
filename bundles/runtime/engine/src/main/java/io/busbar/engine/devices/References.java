package io.busbar.engine.devices;

import io.busbar.driver.Product;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Product references as people write them: found in spite of case and hyphens, and guessed at when mistyped. */
final class References {

    private References() {}

    /** The product with this reference, whatever the case, spaces and hyphens. */
    static Optional<Product> find(Collection<Product> catalogue, String reference) {
        String plain = plain(reference);
        return catalogue.stream()
                .filter(product -> product.reference().equals(reference))
                .findFirst()
                .or(() -> catalogue.stream()
                        .filter(product -> plain(product.reference()).equals(plain))
                        .findFirst());
    }

    /** The reference that was probably meant; empty if none is close. */
    static Optional<String> similar(Collection<Product> catalogue, String reference) {
        String wanted = plain(reference);
        return catalogue.stream()
                .filter(product -> distance(product, wanted) <= Math.max(2, wanted.length() / 4))
                .min(Comparator.<Product>comparingInt(product -> distance(product, wanted))
                        .thenComparing(Product::reference))
                .map(Product::reference);
    }

    /**
     * The part of a reference that tells it from its family, in lower case without hyphens: {@code i35} of DIRIS Digiware I-35.
     */
    static String shortForm(String reference, String family) {
        List<String> familyWords = List.of(family.toLowerCase(Locale.ROOT).split("\\s+"));
        List<String> words = Arrays.stream(
                        reference.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !familyWords.contains(word))
                .map(References::plain)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .findFirst()
                .orElseGet(() -> words.isEmpty() ? plain(reference) : String.join("", words));
    }

    /** Letters and digits only, in lower case. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static int distance(Product product, String wanted) {
        int whole = distance(plain(product.reference()), wanted);
        int brief = distance(shortForm(product.reference(), product.family()), wanted);
        return Math.min(whole, brief);
    }

    /** Edits that make one text of the other: insert, delete, replace, or swap two neighbours. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int edits = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, beforeLast[j - 2] + 1);
                }
                current[j] = edits;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
