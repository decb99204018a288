-- The one row of settings, with the defaults of the table.
INSERT INTO `settings` (`id`) VALUES (1);
