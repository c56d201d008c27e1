package io.busbar.upgrade.container;

import io.busbar.gateway.problem.Message;
import java.util.Locale;

/** A package that is not taken. Nothing was changed when it is thrown. */
public final class PackageRefused extends Exception {

    /** The check that it did not pass; the names are those of the audit trail and of the page. */
    public enum Check {
        /** The file is whole: suffix and its checksum. */
        U01,
        /** Header, lengths and the manifest's form. */
        U02,
        /** The signatures can be read and fit the manifest. */
        U03,
        /** Enough trusted keys have signed it, each allowed to. */
        U04,
        /** The trust set that it was signed under is the one in force. */
        U05,
        /** It is newer than what is or was installed. */
        U06,
        /** It has not expired. */
        U07,
        /** What it requires is here, and nothing that it conflicts with. */
        U08,
        /** There is room for it. */
        U09,
        /** Each of its files is what the manifest says. */
        U10,
        /** A driver package holds drivers only. */
        U11
    }

    private final Check check;
    private final transient Message why;

    PackageRefused(Check check, Message why) {
        super(check + ": " + why.text(Locale.ENGLISH));
        this.check = check;
        this.why = why;
    }

    /** A refusal in words of the catalogue of texts. */
    public static PackageRefused of(Check check, String code, Object... arguments) {
        return new PackageRefused(check, Message.of(code, arguments));
    }

    /** The check that it did not pass. */
    public Check check() {
        return check;
    }

    /** Why, and what to do, for a person. */
    public Message why() {
        return why;
    }
}
