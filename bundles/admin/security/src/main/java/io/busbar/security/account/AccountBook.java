package io.busbar.security.account;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The document of accounts, durable at each change. One that cannot be read is left where it is and lets nobody in: a damaged file must
 * never bring known passwords back. Safe for use by any thread.
 */
final class AccountBook {

    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);

    private final JsonMapper json = JsonMapper.builder().build();
    private final DurableFiles files;
    private final Path file;
    private AccountsDocument document;
    private String damage = "";

    AccountBook(DurableFiles files, Path directory, boolean factoryPasswords) throws IOException {
        this.files = files;
        this.file = directory.resolve("accounts.json");
        this.document = first(factoryPasswords ? Password.FACTORY : Password.NONE);
        byte[] stored = files.read(file).orElse(null);
        if (stored != null) {
            read(stored);
        }
    }

    /** The accounts as they are. */
    synchronized AccountsDocument document() {
        if (!damage.isEmpty()) {
            throw ProblemException.of(Kind.UNAVAILABLE, "accounts.unreadable", damage, String.valueOf(file));
        }
        return document;
    }

    /** Whether the accounts can be read. */
    synchronized boolean isUsable() {
        return damage.isEmpty();
    }

    /** Changes the accounts; durable when it returns, unchanged when it throws. */
    synchronized AccountsDocument change(UnaryOperator<AccountsDocument> change) {
        AccountsDocument next = change.apply(document());
        try {
            files.replace(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        document = next;
        return next;
    }

    private void read(byte[] stored) {
        try {
            AccountsDocument read = json.readValue(stored, AccountsDocument.class);
            if (read.version() != AccountsDocument.VERSION
                    || read.find(Profile.CYBER_SECURITY.name()).isEmpty()) {
                throw new IOException("it is no document of accounts of version " + AccountsDocument.VERSION);
            }
            document = read;
        } catch (IOException | RuntimeException e) {
            damage = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            LOG.error("{} cannot be used: nobody but User is let in until it is mended", file, e);
        }
    }

    private static AccountsDocument first(Password password) {
        return new AccountsDocument(
                AccountsDocument.VERSION,
                List.of(
                        AccountRecord.shared(Profile.USER, Password.NOT_NEEDED, true),
                        AccountRecord.shared(Profile.ADVANCED_USER, password, true),
                        AccountRecord.shared(Profile.TOTEM, password, false),
                        AccountRecord.shared(Profile.ADMIN, password, true),
                        AccountRecord.shared(Profile.CYBER_SECURITY, password, true)),
                null,
                null,
                0);
    }
}
