package io.busbar.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a body, and says in a person's terms what is wrong with it: the field, or the line and column. */
final class JsonInput {

    private JsonInput() {}

    static Object read(ObjectReader reader, InputStream body) throws IOException {
        try {
            Object value = reader.readValue(body);
            if (value == null) {
                throw new HttpProblem(400, "body.missing");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds() == null
                    ? ""
                    : e.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw ProblemException.invalid(path(e), "field.unknown", known);
        } catch (InvalidFormatException e) {
            throw badValue(e);
        } catch (MismatchedInputException e) {
            if (e.getPath().isEmpty()) {
                throw e.getCause() == null && isEmpty(e)
                        ? new HttpProblem(400, "body.missing")
                        : new HttpProblem(400, "body.shape");
            }
            throw ProblemException.invalid(path(e), "field.type", expected(e.getTargetType()));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof InputCoercionException) {
                throw ProblemException.invalid(path(e), "field.type", expected(Integer.class));
            }
            throw malformed(e);
        } catch (InputCoercionException e) {
            String field = e.getProcessor() == null
                    ? ""
                    : Objects.requireNonNullElse(
                            e.getProcessor().getParsingContext().getCurrentName(), "");
            throw ProblemException.invalid(field, "field.type", expected(Integer.class));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private static boolean isEmpty(JsonMappingException e) {
        return e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("No content");
    }

    private static HttpProblem malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null
                ? new HttpProblem(400, "body.shape")
                : new HttpProblem(400, "body.syntax", at.getLineNr(), at.getColumnNr());
    }

    private static ProblemException badValue(InvalidFormatException e) {
        Class<?> wanted = e.getTargetType();
        if (wanted != null && wanted.isEnum()) {
            String choices = Arrays.stream(wanted.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return ProblemException.invalid(path(e), "choice.unknown", String.valueOf(e.getValue()), choices);
        }
        return ProblemException.invalid(path(e), "field.type", expected(wanted));
    }

    /** The kind of JSON value that a field takes, in the words of JSON itself. */
    private static String expected(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "object";
        }
        if (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()) {
            return "integer";
        }
        return CharSequence.class.isAssignableFrom(wanted) || wanted.isEnum() ? "string" : "object";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
