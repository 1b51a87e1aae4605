ALTER TABLE `runs` ADD `weight_sparsity` real;--> statement-breakpoint
ALTER TABLE `runs` ADD `file_bytes` integer;--> statement-breakpoint
-- Whole networks with zeros in them would be measured otherwise than the thinned ones of their experiment:
-- what version 0.1.0 had trained of these and not yet measured is trained again.
UPDATE `runs` SET `status` = 'queued' WHERE `status` = 'trained' AND `strategy` IN ('activation-mean', 'activation-apoz');
