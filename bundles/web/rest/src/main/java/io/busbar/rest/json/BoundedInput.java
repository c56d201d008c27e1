package io.busbar.rest.json;

import io.busbar.rest.problem.HttpProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused once it turns out longer than allowed, whatever its headers promised. */
public final class BoundedInput extends FilterInputStream {

    private final long limit;
    private long read;

    /** At most {@code limit} bytes of a stream. */
    public BoundedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > limit) {
            throw new HttpProblem(413, "body.large", limit);
        }
    }
}
