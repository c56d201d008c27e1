package io.busbar.engine.devices;

/** Told of lines that open and close. */
interface LineUsers {

    /** Nobody uses lines yet. */
    LineUsers NONE = new LineUsers() {
        @Override
        public void opened(String line) {}

        @Override
        public void closing(String line) {}

        @Override
        public int count(String line) {
            return 0;
        }
    };

    /** A line can be used. Returns at once. */
    void opened(String line);

    /** A line closes; nothing of it is used any more when this returns. */
    void closing(String line);

    /** How many devices are on a line. */
    int count(String line);
}
