package io.busbar.gateway.problem;

import java.util.List;

/**
 * What is wrong with one field of an input.
 *
 * @param field name of the field as the input has it, such as {@code port}
 * @param code which text of the catalogue, such as {@code number.range}
 * @param arguments what the text mentions
 */
public record FieldProblem(String field, String code, List<Object> arguments) {

    /** A problem of a field. */
    public static FieldProblem of(String field, String code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }
}
