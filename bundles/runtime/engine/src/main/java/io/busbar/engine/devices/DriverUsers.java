package io.busbar.engine.devices;

/** Told of drivers that come and go. */
interface DriverUsers {

    /** Nobody uses drivers yet. */
    DriverUsers NONE = new DriverUsers() {
        @Override
        public void added() {}

        @Override
        public void removed(InstalledDriver driver) {}

        @Override
        public int count(InstalledDriver driver) {
            return 0;
        }
    };

    /** There is another driver. Returns at once. */
    void added();

    /** A driver goes; it is not called any more when this returns. */
    void removed(InstalledDriver driver);

    /** How many devices a driver is reading. */
    int count(InstalledDriver driver);
}
