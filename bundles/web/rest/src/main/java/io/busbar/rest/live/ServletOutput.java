package io.busbar.rest.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A client behind an asynchronous answer of the web server: written to only when it can take it. */
final class ServletOutput implements LiveOutput, WriteListener, AsyncListener {

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Runnable onReady;
    private @Nullable Runnable onEnd;
    private boolean unflushed;

    ServletOutput(AsyncContext exchange, ServletOutputStream out) {
        this.exchange = exchange;
        this.out = out;
    }

    /** Begins: {@code ready} is run when the client can take more, {@code end} once when it is gone. */
    void begin(Runnable ready, Runnable end) {
        onReady = ready;
        onEnd = end;
        exchange.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public boolean isReady() {
        if (!out.isReady()) {
            return false;
        }
        if (unflushed) {
            try {
                unflushed = false;
                out.flush();
            } catch (IOException e) {
                fail();
                return false;
            }
        }
        return out.isReady();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        unflushed = true;
        // Else the frame would wait in the server's buffer for the next one.
        isReady();
    }

    @Override
    public void end() {
        if (ended.compareAndSet(false, true)) {
            exchange.complete();
        }
    }

    @Override
    public void onWritePossible() {
        run(onReady);
    }

    @Override
    public void onError(Throwable cause) {
        fail();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.set(true);
        run(onEnd);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        fail();
    }

    @Override
    public void onError(AsyncEvent event) {
        fail();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // An exchange is started once.
    }

    private void fail() {
        run(onEnd);
        end();
    }

    private static void run(@Nullable Runnable task) {
        if (task != null) {
            task.run();
        }
    }
}
