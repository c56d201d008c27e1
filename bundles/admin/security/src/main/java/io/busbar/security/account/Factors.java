package io.busbar.security.account;

import io.busbar.gateway.access.SecondFactor;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.security.keys.Hkdf;
import io.busbar.security.password.Base32;
import io.busbar.security.password.Totp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** Second factors: offered, confirmed by a first code, asked for from then on; each code is good once. */
final class Factors {

    private static final int RECOVERY_CODES = 10;

    private final Desk desk;
    private final byte[] key;

    Factors(Desk desk, byte[] key) {
        this.desk = desk;
        this.key = key.clone();
    }

    SecondFactor offer(AccountRecord account) {
        if (!account.administrates()) {
            throw ProblemException.of(Kind.INVALID, "account.factor.profile");
        }
        byte[] secret = desk.texts().bytes(Totp.SECRET);
        String sealed = desk.secrets().seal(Desk.FACTOR, Base64.getEncoder().encodeToString(secret));
        desk.book().change(all -> all.with(SigningIn.current(all, account).withOffer(sealed)));
        String text = Base32.rfc4648(secret);
        String label = URLEncoder.encode("Busbar " + desk.siteName().get(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new SecondFactor(
                text, "otpauth://totp/" + label + ":" + account.id() + "?secret=" + text + "&issuer=" + label);
    }

    List<String> confirm(AccountRecord account, String code) {
        String offered = account.offered();
        if (offered == null) {
            throw ProblemException.of(Kind.CONFLICT, "account.factor.none");
        }
        OptionalLong step =
                Totp.accept(secret(offered), digits(code), desk.wall().instant().getEpochSecond(), -1);
        if (step.isEmpty()) {
            throw ProblemException.invalid("code", "session.code.wrong");
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(desk.texts().recoveryCode());
        }
        List<String> kept = codes.stream().map(this::mac).toList();
        desk.book()
                .change(all -> all.with(SigningIn.current(all, account).withFactor(offered, step.getAsLong(), kept)));
        return codes;
    }

    /** Whether a code of the second factor or a recovery code is right; it is used up then. */
    boolean accept(AccountRecord account, String code) {
        String factor = account.factor();
        if (factor == null) {
            return true;
        }
        boolean[] accepted = new boolean[1];
        byte[] secret = secret(factor);
        String recovery = mac(code);
        desk.book().change(all -> {
            AccountRecord now = SigningIn.current(all, account);
            OptionalLong step =
                    Totp.accept(secret, digits(code), desk.wall().instant().getEpochSecond(), now.factorUsed());
            if (step.isPresent()) {
                accepted[0] = true;
                return all.with(now.withFactorUsed(step.getAsLong()));
            }
            accepted[0] = now.recovery().contains(recovery);
            return accepted[0] ? all.with(now.without(recovery)) : all;
        });
        return accepted[0];
    }

    private byte[] secret(String sealed) {
        return Base64.getDecoder().decode(desk.secrets().open(Desk.FACTOR, sealed));
    }

    /** 80 random bits need no slow hash; the key of the installation is not in the file. */
    private String mac(String recoveryCode) {
        return HexFormat.of()
                .formatHex(Hkdf.hmac(key, Base32.asMeant(recoveryCode).getBytes(StandardCharsets.UTF_8)));
    }

    private static String digits(String code) {
        return code.replace(" ", "");
    }
}
