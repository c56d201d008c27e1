package io.busbar.rest.problem;

import java.util.List;

/** A problem of the HTTP exchange itself, which only the web knows: a status, and a text of the catalogue. */
public final class HttpProblem extends RuntimeException {

    private final int status;
    private final String code;
    private final transient List<Object> arguments;

    /** A problem with this HTTP status and this text of the catalogue. */
    public HttpProblem(int status, String code, Object... arguments) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }
}
