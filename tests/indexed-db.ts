// In a file of our own: a package named as a set-up file is not found from a copy with linked packages (`npm run remedies`).
import 'fake-indexeddb/auto';
